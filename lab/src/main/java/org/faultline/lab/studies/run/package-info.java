/** How a study is made: its runs side by side, each kept in a journal the moment it ends. */
package org.faultline.lab.studies.run;
