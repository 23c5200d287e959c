# Compiles every file below data/ into a library (src/base/data_file.h).
function(dateline_embed_data target)
  file(GLOB_RECURSE names CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/data ${CMAKE_SOURCE_DIR}/data/*.tsv ${CMAKE_SOURCE_DIR}/data/*.txt
       ${CMAKE_SOURCE_DIR}/data/*.sql ${CMAKE_SOURCE_DIR}/data/*.css ${CMAKE_SOURCE_DIR}/data/*.dict)
  set(files "")
  foreach(name IN LISTS names)
    list(APPEND files ${name} ${CMAKE_SOURCE_DIR}/data/${name})
  endforeach()
  dateline_embed_files(${target} data_files EmbeddedFile kEmbeddedFiles ${files})
endfunction()
