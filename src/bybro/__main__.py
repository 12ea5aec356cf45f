"""`python -m bybro`."""

from bybro.cli import main

if __name__ == "__main__":
    main()
