/** Folders of results: what lies in them, how they come to be and how they are found again. */
@NullMarked
package org.faultline.lab.results.folder;

import org.jspecify.annotations.NullMarked;
