/** Miss-ratio, working-set and lifetime curves of a trace, as tables, files and a plot. */
package org.faultline.lab.verification.mrc;
