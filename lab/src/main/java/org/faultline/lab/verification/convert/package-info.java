/** Makes recordings and workloads of what other programs leave. */
package org.faultline.lab.verification.convert;
