package org.faultline.lab.verification.win32;

import java.util.List;

/**
 * Calls that a fresh process makes in turn, each with the answer to give.
 *
 * @param tags what an implementation must assume for the case to apply to it
 */
record ConformanceCase(String name, List<String> tags, List<ConformanceStep> steps) {}
