"""Training: what is made of a bank of questions: exams, timetables, other programs' files."""
