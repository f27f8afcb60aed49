/**
 * Replays recorded Win32 calls, with the answers to give, through real processes: the conformance
 * formats {@code vm-conformance/1} and {@code vm-conformance/2}, described in {@code
 * docs/win32.md}.
 */
@NullMarked
package org.faultline.lab.verification.win32;

import org.jspecify.annotations.NullMarked;
