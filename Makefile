# The developer's menu: `make` alone prints it. Every target sets up what it needs.

PYTHON ?= python3
BIN = .venv/bin
UV = uv==0.13.9
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make pins'
PYTEST = $(BIN)/python -m pytest -n auto --dist loadgroup --no-loadscope-reorder
INSTALL = $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes

.PHONY: menu setup run test test-all bench hearing storm lint check pins clean
.DEFAULT_GOAL := menu

# A .venv left half made, or whose Python has gone since, is made anew by what needs it.
ifneq ($(wildcard .venv),)
ifneq ($(shell $(BIN)/python -c 'import pip' 2>&1 || echo broken),)
$(shell rm -f .venv/*.stamp)
endif
endif

# print this menu
menu:
	@awk '/^# /{text=substr($$0,3)} /^[a-z-]+:/{printf "  make %-9s %s\n",substr($$1,1,length($$1)-1),text}' Makefile

# make .venv with the pinned dependencies, those for tests and checks too
setup: .venv/develop.stamp

# start the bot and a WeCom simulator with its phone page, and print the address
run: .venv/product.stamp
	@exec $(BIN)/python -m simulator

# run the tests on every core, without the slow ones; ARGS='-k photos' picks some
test: .venv/develop.stamp
	@$(PYTEST) -m "not slow" $(ARGS)

# run every test, the slow ones too, and properties with many more examples
test-all: .venv/develop.stamp
	@HYPOTHESIS_PROFILE=$${HYPOTHESIS_PROFILE:-thorough} $(PYTEST) $(ARGS)

# measure a full answer against a bare encrypted echo; ARGS=--peers: and against other bots
bench: .venv/develop.stamp
	@$(BIN)/python -m tests.bench $(ARGS)

# measure how well everyday sentences are understood, and what that costs
hearing: .venv/develop.stamp
	@$(BIN)/python -m tests.hearing $(ARGS)

# kill, freeze and cut off the product while people write, and compare; ARGS='--seed 7 --runs 300'
storm: .venv/develop.stamp
	@$(BIN)/python -m tests.storm $(ARGS)

# look for mistakes without running anything: ruff and mypy
lint: .venv/develop.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# everything that CI runs besides the tests: lint, and config.yaml
check: lint
	$(BIN)/python -m bot check

# choose the newest versions that fit and pin them with hashes
pins: .venv/product.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(UV)
	$(COMPILE) --upgrade requirements.in --output-file requirements.txt
	$(COMPILE) --upgrade requirements-dev.in --output-file requirements-dev.txt

# remove .venv and every cache; DATA_DIR stays
clean:
	rm -rf .venv .venv-peers .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/product.stamp: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "需要 Python 3.11 或更新的版本；可以指定：make PYTHON=python3.11" >&2; exit 1; }
	@$(BIN)/python -c 'import pip' 2>/dev/null || { rm -rf .venv && $(PYTHON) -m venv .venv >/dev/null; } || \
		{ rm -rf .venv; echo "建不成 .venv：$(PYTHON) 缺少带 pip 的 venv" \
			"（Debian、Ubuntu：apt install python3-venv），装好再试" >&2; exit 1; }
	@echo "正在安装机器人需要的组件……"
	@$(INSTALL) -r requirements.txt
	@touch $@

.venv/develop.stamp: .venv/product.stamp requirements-dev.txt
	@echo "正在安装测试和检查需要的组件……"
	@$(INSTALL) -r requirements-dev.txt
	@touch $@
