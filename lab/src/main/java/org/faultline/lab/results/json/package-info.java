/** JSON files: the one mapper between records and text, with the same bytes on every machine. */
@NullMarked
package org.faultline.lab.results.json;

import org.jspecify.annotations.NullMarked;
