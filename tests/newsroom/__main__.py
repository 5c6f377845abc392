"""`python -m tests.newsroom`: serve until interrupted, and say what is asked."""

import time

from tests.newsroom import Newsroom


def main() -> None:
    with Newsroom() as newsroom:
        print(
            f"stand-in newsroom on http://127.0.0.1:{newsroom.port} for {', '.join(sorted(newsroom.hosts))}", flush=True
        )
        told = 0
        try:
            while True:
                time.sleep(0.2)
                for asked in newsroom.log[told:]:
                    print(asked.method, asked.host, asked.path, asked.query, flush=True)
                    told += 1
        except KeyboardInterrupt:
            print(f"{told} requests")


if __name__ == "__main__":
    main()
