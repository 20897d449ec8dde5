"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { CustomerInput, CustomerView } from "@/lib/customers/customer-schema";

export function useCustomer(initial: CustomerView) {
  return useQuery({
    queryKey: ["customers", "one", initial.id],
    queryFn: ({ signal }) => fetchJson<CustomerView>(`/api/customers/${initial.id}`, { signal }),
    initialData: initial,
  });
}

export function useCreateCustomer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CustomerInput) =>
      fetchJson<{ id: number; name: string }>("/api/customers", { method: "POST", body: input }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["customers", "list"] }),
  });
}

export function useUpdateCustomer(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CustomerInput) =>
      fetchJson<CustomerView>(`/api/customers/${id}`, { method: "PUT", body: input }),
    onSuccess: (customer) => {
      client.setQueryData(["customers", "one", id], customer);
      void client.invalidateQueries({ queryKey: ["customers", "list"] });
    },
  });
}

export function useArchiveCustomer(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (isArchived: boolean) =>
      fetchJson<CustomerView>(`/api/customers/${id}/archived`, { method: "PUT", body: { isArchived } }),
    onSuccess: (customer) => {
      client.setQueryData(["customers", "one", id], customer);
      return Promise.all([
        client.invalidateQueries({ queryKey: ["customers", "list"] }),
        client.invalidateQueries({ queryKey: ["activity"] }),
      ]);
    },
  });
}

export function useEraseCustomer(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => fetchJson<CustomerView>(`/api/customers/${id}/erased`, { method: "PUT" }),
    onSuccess: (customer) => {
      client.setQueryData(["customers", "one", id], customer);
      return Promise.all([
        client.invalidateQueries({ queryKey: ["customers", "list"] }),
        client.invalidateQueries({ queryKey: ["sales"] }),
        client.invalidateQueries({ queryKey: ["activity"] }),
      ]);
    },
  });
}
