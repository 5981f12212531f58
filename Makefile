# ari-java. Maven does the work; these are the short names.

MVN ?= mvn -B

.DEFAULT_GOAL := help
.PHONY: help verify test format api demo clean

help: ## lists the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1	\2/p' $(MAKEFILE_LIST) | expand -t 10

verify: ## builds and tests everything, with a real Asterisk too: the whole truth
	$(MVN) verify

test: ## builds and runs the unit tests only
	$(MVN) verify -DskipITs

format: ## formats all sources
	$(MVN) spotless:apply

api: ## rewrites api/*.api after a change of the public API that is meant
	$(MVN) clean verify -DskipITs -Dtest='ApiDumpTest' -Dsurefire.failIfNoSpecifiedTests=false -Dapi.update=true

demo: ## runs the main job against a real Asterisk
	./demo

clean: ## removes what the build made
	$(MVN) clean
