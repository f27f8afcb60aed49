/** What leaves the program: files, lines on the console, sentences about mistakes, exit codes. */
@NullMarked
package org.faultline.lab.results.output;

import org.jspecify.annotations.NullMarked;
