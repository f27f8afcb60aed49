/**
 * The eight actors, one file each: what each owns, its messages, and who speaks to whom. What they
 * do is in plain classes elsewhere.
 */
@NullMarked
package org.faultline.actors;

import org.jspecify.annotations.NullMarked;
