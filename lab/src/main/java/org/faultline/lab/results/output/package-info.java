/** What leaves the program: files, lines on the console, sentences about mistakes, exit codes. */
package org.faultline.lab.results.output;
