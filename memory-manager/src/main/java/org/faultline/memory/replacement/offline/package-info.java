/**
 * Policies that know the future: OPT, which no policy of fixed space beats, and VMIN, its
 * counterpart of variable space. For recorded references only.
 */
@NullMarked
package org.faultline.memory.replacement.offline;

import org.jspecify.annotations.NullMarked;
