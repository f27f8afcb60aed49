/** The hot paths by JMH, each beside the least that the same work could cost. */
package org.faultline.benchmarks;
