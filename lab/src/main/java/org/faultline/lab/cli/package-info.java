/** Every command, its options and what it says: the one room that knows the command line. */
package org.faultline.lab.cli;
