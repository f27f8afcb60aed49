/** Faultline held against independent results: what {@code faultline verify} proves. */
package org.faultline.lab.verify;
