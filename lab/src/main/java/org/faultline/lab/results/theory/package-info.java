/** Closed forms of published results on replacement and locality. */
package org.faultline.lab.results.theory;
