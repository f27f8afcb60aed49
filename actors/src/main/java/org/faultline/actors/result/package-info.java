/**
 * What a run comes to: counts and times of the machine and of each process, rows of the timeline,
 * and the identities that must hold.
 */
@NullMarked
package org.faultline.actors.result;

import org.jspecify.annotations.NullMarked;
