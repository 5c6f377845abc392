"""The way from the program to the newsroom: below every layer of the program, so that those see the real address."""

from collections.abc import Container

import httpx


class LoopbackTransport(httpx.BaseTransport):
    """Sends what is meant for `https://host` to plain HTTP on loopback and keeps `Host`.

    A host that is not in `hosts` does not resolve, as a name that nobody has registered.
    """

    def __init__(self, port: int, hosts: Container[str]) -> None:
        self._port, self._hosts = port, hosts
        self._inner = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host = request.headers["host"].partition(":")[0]
        if host not in self._hosts:
            raise httpx.ConnectError(f"name does not resolve: {host}", request=request)
        there = request.url.copy_with(scheme="http", host="127.0.0.1", port=self._port)
        extensions = {key: value for key, value in request.extensions.items() if key != "sni_hostname"}
        return self._inner.handle_request(
            httpx.Request(request.method, there, headers=request.headers, stream=request.stream, extensions=extensions)
        )

    def close(self) -> None:
        self._inner.close()
