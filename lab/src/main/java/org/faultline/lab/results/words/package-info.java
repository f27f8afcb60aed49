/** What a summary makes evident, in sentences. */
@NullMarked
package org.faultline.lab.results.words;

import org.jspecify.annotations.NullMarked;
