import sys

from kl_relations_desktop.bootstrap import main

raise SystemExit(main(sys.argv))
