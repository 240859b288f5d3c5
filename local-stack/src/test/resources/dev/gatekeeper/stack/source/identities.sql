-- What the source writes down of the rows that change.

alter table full_numbers replica identity full;
alter table full_texts replica identity full;
alter table full_times replica identity full;
alter table full_arrays replica identity full;
alter table full_made replica identity full;
alter table full_nets replica identity full;
alter table full_alike replica identity full;
alter table full_alike2 replica identity full;
alter table full_pk replica identity full;
alter table full_big replica identity full;
alter table swap_full replica identity full;
alter table swap_index replica identity using index swap_index_k_key;
alter table by_index replica identity using index by_index_b_key;
alter table by_index_alone replica identity using index by_index_alone_b_key;
alter table by_index_pair replica identity using index by_index_pair_y_x_key;
