"""Many reports in, a situation out: the pile is read on all cores, and put into the situation's folder."""
