import gc
import sys

# What a start imports stays: looking for garbage in it takes 3 ms. Bootstrap begins with it.
gc.disable()

from kl_relations_desktop.bootstrap import main

if __name__ == "__main__":
    raise SystemExit(main(sys.argv))
