package org.faultline.lab.verification.win32;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of a case.
 *
 * @param bind the name for the address that a successful VirtualAlloc returns; absent for none
 * @param anyOf the answers of which one must be given
 * @param expect the same as the file says it, for the report
 */
record ConformanceStep(
    ConformanceCall call, @Nullable String bind, List<Expectation> anyOf, JsonNode expect) {}
