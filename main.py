import sys

from kl_relations_desktop.bootstrap import main

if __name__ == "__main__":
    raise SystemExit(main(sys.argv))
