# `make check` is what CI runs. Each target uses the tools on PATH.
.PHONY: check test index lint types package main-job mutations record docs documents scale

check: lint types package main-job documents mutations test

# Every core at once, a file of tests on one of them: what a module sets up is set up once.
test:
	python -m pytest -n auto --dist loadfile

# The hooks and the action, installed as a stranger's runner installs them: needs `pip install -e '.[dev,index]'` and a package index.
index:
	python -m pytest -m index tests/index

# A real Dask cluster of this machine, a scheduler and two workers as processes, which are killed on the way.
scale:
	python -m pytest -n 0 -m scale tests/pipeline/engines

lint:
	ruff check .
	ruff format --check .

types:
	mypy

package:
	mkdir -p build && rm -rf build/dist
	python -m build --outdir build/dist . >build/package.log 2>&1 || { cat build/package.log; exit 1; }
	check-wheel-contents build/dist/*.whl

# On a fork's pull request its recordings would count as a stranger's; here they are what is tried out.
# The user's own article, offline: exit 1, because one of its attributions names the wrong outlet.
main-job:
	mkdir -p build
	env -u GITHUB_EVENT_PATH -u GITHUB_EVENT_NAME factcheck verify --offline seeds/ >build/report.md; test $$? -eq 1
	grep -q 'FC301' build/report.md

# The project's own documents, which credit outlets here and there: nothing in them may turn the check red, and nobody is asked.
documents:
	mkdir -p build
	env -u GITHUB_EVENT_PATH -u GITHUB_EVENT_NAME factcheck verify --privacy offline --fail-on warning *.md docs/ >build/documents.md

# Recording again must ask for nothing else; writes the committed cassettes from the stand-in newsroom.
record:
	python -m tests.newsroom.record

# What share of falsified sentences is caught, class by class; the suite holds the shares.
mutations:
	python -m tests.mutations

# The documentation site, into build/site; whatever is amiss in it fails. Needs `pip install -e '.[docs]'`.
docs:
	NO_MKDOCS_2_WARNING=1 mkdocs build --strict
	! grep -rhoE '(src|href)="(https?:)?//[^"]*\.(js|css|woff2?|png|svg)"' build/site --include='*.html'
