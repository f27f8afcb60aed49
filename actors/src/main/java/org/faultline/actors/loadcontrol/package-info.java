/**
 * Who may be in memory at a time: rules that suspend and resume processes by what was counted in
 * the last period.
 */
@NullMarked
package org.faultline.actors.loadcontrol;

import org.jspecify.annotations.NullMarked;
