/**
 * Strict reading of HOCON: every key must be known, every value in range, and each mistake becomes
 * one sentence with its file and line.
 */
@NullMarked
package org.faultline.workload.binding;

import org.jspecify.annotations.NullMarked;
