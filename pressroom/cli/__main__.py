"""`python -m pressroom.cli`: the same as the command `pressroom`."""

from pressroom.cli.main import main

if __name__ == "__main__":
    main()
