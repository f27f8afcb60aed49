/**
 * How frames are divided among processes where replacement is local: fixed, equal, in proportion,
 * by fault frequency or by working sets.
 */
@NullMarked
package org.faultline.memory.shares;

import org.jspecify.annotations.NullMarked;
