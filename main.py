import gc
import sys

# What a start makes stays: looking for garbage in it takes 30 ms. Each door begins with it.
gc.disable()

from kl_relations_desktop.bootstrap import main

if __name__ == "__main__":
    raise SystemExit(main(sys.argv))
