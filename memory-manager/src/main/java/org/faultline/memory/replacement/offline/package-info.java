/**
 * Policies that know the future: OPT, which no policy of fixed space beats, and VMIN, its
 * counterpart of variable space. For recorded references only.
 */
package org.faultline.memory.replacement.offline;
