# ari-java. Maven does the work; these are the short names.

MVN ?= mvn -B

.DEFAULT_GOAL := help
.PHONY: help verify test format api demo stress load bench bench-full bench-page bench-jmh clean

help: ## lists the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1	\2/p' $(MAKEFILE_LIST) | expand -t 14

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

# STRESS: options of jcstress, "-h" lists them
STRESS ?= -m default
stress: ## tries turns and subscriptions with jcstress for about an hour, into stress/target/results
	$(MVN) -q package -DskipTests -pl stress -am
	cd stress/target && java -cp "classes:lib/*" org.openjdk.jcstress.Main -r results $(STRESS)

load: ## carries 10,000 calls at once on the simulator, on two processors and in 2 GiB
	$(MVN) -q test-compile dependency:build-classpath -Dmdep.outputFile=target/load.classpath -pl simulator -am -DskipTests
	taskset -c 0,1 java -Xmx1500m \
	  -cp "simulator/target/test-classes:simulator/target/classes:$$(cat simulator/target/load.classpath)" \
	  org.arijava.simulator.LoadRun 10000

bench: ## measures speed beside others for half an hour, into benchmarks/target/docs
	benchmarks/run --minutes 10 --report benchmarks/target/docs

# JDKS: the folders of the JDKs to measure on, separated by spaces; MINUTES: how long, besides
# starts and warm-ups, which take twice as long
JDKS ?=
MINUTES ?= 30
bench-full: ## measures for nearly two hours and rewrites docs/performance.md; JDKS="/a/jdk-17 /a/jdk-25"
	benchmarks/run --minutes $(MINUTES) --report docs $(foreach jdk,$(JDKS),--jdk $(jdk))

bench-page: ## writes docs/performance.md again from what was measured last
	benchmarks/run --results docs/performance/results.tsv --report docs

bench-jmh: ## measures the parts with JMH, longer than bench-full does
	$(MVN) -q package -DskipTests -pl benchmarks -am
	java -cp "benchmarks/target/classes:benchmarks/target/lib/*" org.openjdk.jmh.Main

clean: ## removes what the build made
	$(MVN) clean
