/** Reports for a browser: one file for each run and each study, from the files of its folder. */
@NullMarked
package org.faultline.lab.results.html;

import org.jspecify.annotations.NullMarked;
