// Lets better-sqlite3 13, written for Node-API 10, run on a runtime that offers Node-API 8.
// The one difference it uses: from version 10 a reference may hold a string; before that only an
// object, a function or a symbol. Here every other value is boxed in a tagged object on the way in
// and unboxed on the way out. Force-included by the compiler; no source file is changed.
#pragma once
#include <js_native_api.h>
#include <node_api.h>

static const napi_type_tag kReferenceBoxTag = {0x6d61676e65736975ULL, 0x6d2d626f78000001ULL};

static inline napi_status boxed_create_reference(napi_env env, napi_value value, uint32_t count, napi_ref* out) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;
  if (type == napi_object || type == napi_function || type == napi_symbol) {
    return napi_create_reference(env, value, count, out);
  }
  napi_value box;
  if ((status = napi_create_object(env, &box)) != napi_ok) return status;
  if ((status = napi_type_tag_object(env, box, &kReferenceBoxTag)) != napi_ok) return status;
  if ((status = napi_set_element(env, box, 0, value)) != napi_ok) return status;
  return napi_create_reference(env, box, count, out);
}

static inline napi_status boxed_get_reference_value(napi_env env, napi_ref reference, napi_value* out) {
  napi_status status = napi_get_reference_value(env, reference, out);
  if (status != napi_ok || *out == nullptr) return status;
  napi_valuetype type;
  if (napi_typeof(env, *out, &type) != napi_ok || type != napi_object) return napi_ok;
  bool boxed = false;
  napi_check_object_type_tag(env, *out, &kReferenceBoxTag, &boxed);
  return boxed ? napi_get_element(env, *out, 0, out) : napi_ok;
}

#define napi_create_reference boxed_create_reference
#define napi_get_reference_value boxed_get_reference_value
