"""What needs a package index; `make index` runs it, `make test` leaves it out."""
