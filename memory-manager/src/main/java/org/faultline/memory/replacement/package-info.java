/**
 * Which page leaves memory on the textbook machine: what a policy is told and asked, how much it
 * needs to know of references, and how configs name it. One package for each family of policies.
 */
@NullMarked
package org.faultline.memory.replacement;

import org.jspecify.annotations.NullMarked;
