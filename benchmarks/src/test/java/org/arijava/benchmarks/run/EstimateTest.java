/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Medians and their bounds. */
final class EstimateTest {

  @Test
  void ofFewRoundsTheBoundsAreTheLeastAndTheMost() {
    assertThat(Estimate.ofMedian(new double[] {3, 1, 9, 2})).isEqualTo(new Estimate(2.5, 1, 9));
    assertThat(Estimate.ofMedian(new double[] {8, 7, 6, 5, 4, 3, 2, 1}))
        .isEqualTo(new Estimate(4.5, 1, 8));
  }

  @Test
  void ofNineRoundsTheFarthestOfEitherSideAreOutside() {
    assertThat(Estimate.ofMedian(new double[] {90, 8, 7, 6, 5, 4, 3, 2, 1}))
        .isEqualTo(new Estimate(5, 2, 8));
  }

  @Test
  void ofTwentyRoundsFiveOfEitherSideAreOutside() {
    double[] samples = new double[20];
    for (int i = 0; i < 20; i++) {
      samples[i] = i + 1;
    }

    assertThat(Estimate.ofMedian(samples)).isEqualTo(new Estimate(10.5, 6, 15));
  }

  @Test
  void aRatioIsTakenAtItsWorst() {
    assertThat(new Estimate(6, 5, 8).over(new Estimate(2, 1, 4)))
        .isEqualTo(new Estimate(3, 1.25, 8));
  }

  @Test
  void theGreaterOfTwoIsAsUncertainAsEither() {
    Estimate narrow = new Estimate(3, 2, 4);
    Estimate wide = new Estimate(2, 1, 9);

    assertThat(narrow.orMore(wide)).isEqualTo(new Estimate(3, 2, 9));
    assertThat(narrow.orLess(wide)).isEqualTo(new Estimate(2, 1, 4));
    assertThat(narrow.orMore(Estimate.NONE).isMissing()).isTrue();
    assertThat(Estimate.NONE.orLess(narrow).isMissing()).isTrue();
  }

  @Test
  void withoutRoundsNothingIsKnown() {
    assertThat(Estimate.ofMedian(new double[0]).isMissing()).isTrue();
    assertThat(Estimate.exactly(1).over(Estimate.NONE).isMissing()).isTrue();
  }
}
