/** Other people's code that this program runs: how it is found, and who is named where it fails. */
@NullMarked
package org.faultline.memory.plugin;

import org.jspecify.annotations.NullMarked;
