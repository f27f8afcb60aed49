/** Quantities and tables for people, alike in every locale. */
@NullMarked
package org.faultline.lab.results.text;

import org.jspecify.annotations.NullMarked;
