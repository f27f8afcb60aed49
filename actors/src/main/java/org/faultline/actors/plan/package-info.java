/** What a run is made of before it runs: the owners of a machine as its config wants them. */
@NullMarked
package org.faultline.actors.plan;

import org.jspecify.annotations.NullMarked;
