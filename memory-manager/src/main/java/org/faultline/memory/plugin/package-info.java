/** Other people's code that this program runs: how it is found, and who is named where it fails. */
package org.faultline.memory.plugin;
