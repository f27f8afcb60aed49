/** What a summary makes evident, in sentences. */
package org.faultline.lab.results.words;
