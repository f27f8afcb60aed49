package org.faultline.lab.verification.mrc;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.faultline.lab.results.number.Exact;
import org.faultline.workload.locality.MissRatioCurve;
import org.faultline.workload.locality.SampledCurve;
import org.faultline.workload.locality.WorkingSetCurve;

/** Puts curves into the form that programs read. */
public final class CurveSummarizer {
  /** Numbers of frames of an estimate in each doubling. */
  private static final int IN_A_DOUBLING = 20;

  private CurveSummarizer() {}

  /** All curves. */
  public static CurveSummary summary(Curves curves) {
    Curves.Trace trace = curves.trace();
    return new CurveSummary(
        CurveSummary.SCHEMA,
        trace.name(),
        trace.references(),
        trace.rawReferences(),
        trace.distinctPages(),
        curves.exact().map(exact -> missRatios(exact.missRatios())).orElse(null),
        curves.exact().map(exact -> workingSets(exact.workingSets())).orElse(null),
        curves.sampled().map(sampled -> estimated(curves, sampled)).orElse(null));
  }

  private static CurveSummary.MissRatios missRatios(MissRatioCurve curve) {
    int frames = curve.knee();
    CurveSummary.Knee knee =
        frames == 0
            ? null
            : new CurveSummary.Knee(frames, Exact.ratio(curve.references(), curve.faults(frames)));
    return new CurveSummary.MissRatios(
        knee, IntStream.rangeClosed(1, curve.distinctPages()).mapToObj(curve::faults).toList());
  }

  private static CurveSummary.WorkingSets workingSets(WorkingSetCurve curve) {
    return new CurveSummary.WorkingSets(
        each(curve, curve::window), each(curve, curve::faults), each(curve, curve::totalSize));
  }

  private static List<Long> each(WorkingSetCurve curve, IntToLongFunction part) {
    return IntStream.range(0, curve.length()).mapToObj(part::applyAsLong).toList();
  }

  private static CurveSummary.Estimated estimated(Curves curves, SampledCurve curve) {
    SampledCurve.Sample sample = curve.sample();
    long[] frames = LogarithmicSizes.upTo(curves.trace().distinctPages(), IN_A_DOUBLING);
    return new CurveSummary.Estimated(
        Exact.decimal(sample.rate()),
        sample.seed(),
        sample.pages(),
        sample.hotPages(),
        sample.sampledReferences(),
        Exact.decimal(curve.ratioError()),
        curves.error().map(error -> Exact.decimal(error.mean())).orElse(null),
        curves.error().map(error -> Exact.decimal(error.greatest())).orElse(null),
        LongStream.of(frames).boxed().toList(),
        each(frames, curve::missRatio),
        each(frames, curve::low),
        each(frames, curve::high));
  }

  private static List<BigDecimal> each(long[] frames, LongToDoubleFunction part) {
    return LongStream.of(frames).mapToObj(at -> Exact.decimal(part.applyAsDouble(at))).toList();
  }
}
