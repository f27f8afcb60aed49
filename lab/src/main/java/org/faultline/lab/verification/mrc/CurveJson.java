package org.faultline.lab.verification.mrc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.number.Exact;
import org.faultline.workload.locality.MissRatioCurve;
import org.faultline.workload.locality.SampledCurve;
import org.faultline.workload.locality.WorkingSetCurve;

/** Curves as JSON. */
public final class CurveJson {
  private static final String SCHEMA = "faultline-mrc/1";

  private CurveJson() {}

  /** All curves; an array {@code faults} has the entry of 1 frame first. */
  public static ObjectNode of(Curves curves) {
    Curves.Trace trace = curves.trace();
    ObjectNode root = Json.object();
    root.put("schema", SCHEMA);
    root.put("trace", trace.name());
    root.put("references", trace.references());
    root.put("rawReferences", trace.rawReferences());
    root.put("distinctPages", trace.distinctPages());
    curves
        .exact()
        .ifPresent(
            exact -> {
              missRatios(root.putObject("lru"), exact.missRatios());
              workingSets(root.putObject("workingSet"), exact.workingSets());
            });
    curves.sampled().ifPresent(sampled -> sampled(root.putObject("sample"), curves, sampled));
    return root;
  }

  private static void missRatios(ObjectNode node, MissRatioCurve curve) {
    if (curve.knee() == 0) {
      node.putNull("knee");
    } else {
      ObjectNode knee = node.putObject("knee");
      knee.put("frames", curve.knee());
      knee.put("lifetime", Exact.ratio(curve.references(), curve.faults(curve.knee())));
    }
    ArrayNode faults = node.putArray("faults");
    for (int frames = 1; frames <= curve.distinctPages(); frames++) {
      faults.add(curve.faults(frames));
    }
  }

  private static void workingSets(ObjectNode node, WorkingSetCurve curve) {
    ArrayNode windows = node.putArray("window");
    ArrayNode faults = node.putArray("faults");
    ArrayNode sizes = node.putArray("totalSize");
    for (int i = 0; i < curve.length(); i++) {
      windows.add(curve.window(i));
      faults.add(curve.faults(i));
      sizes.add(curve.totalSize(i));
    }
  }

  private static void sampled(ObjectNode node, Curves curves, SampledCurve curve) {
    SampledCurve.Sample sample = curve.sample();
    node.put("rate", Exact.decimal(sample.rate()));
    node.put("seed", sample.seed());
    node.put("pages", sample.pages());
    node.put("hotPages", sample.hotPages());
    node.put("references", sample.sampledReferences());
    node.put("errorBound", Exact.decimal(curve.ratioError()));
    curves
        .error()
        .ifPresent(
            error -> {
              node.put("meanError", Exact.decimal(error.mean()));
              node.put("greatestError", Exact.decimal(error.greatest()));
            });
    ArrayNode frames = node.putArray("frames");
    ArrayNode ratios = node.putArray("missRatio");
    ArrayNode low = node.putArray("low");
    ArrayNode high = node.putArray("high");
    for (long at : LogarithmicSizes.upTo(curves.trace().distinctPages(), 20)) {
      frames.add(at);
      ratios.add(Exact.decimal(curve.missRatio(at)));
      low.add(Exact.decimal(curve.low(at)));
      high.add(Exact.decimal(curve.high(at)));
    }
  }
}
