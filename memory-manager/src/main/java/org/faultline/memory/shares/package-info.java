/**
 * How frames are divided among processes where replacement is local: fixed, equal, in proportion,
 * by fault frequency or by working sets.
 */
package org.faultline.memory.shares;
