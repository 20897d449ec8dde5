"use client";

import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { FIRST_VIEW_AT } from "@/components/hooks/first-view";
import { fetchJson } from "@/lib/http/fetch-json";
import type { CustomerFilter, CustomerInput, CustomerPage, CustomerView } from "@/lib/customers/customer-schema";

function searchOf({ q, archived }: CustomerFilter): string {
  return new URLSearchParams({ ...(q ? { q } : {}), ...(archived ? { archived } : {}) }).toString();
}

export function useCustomers(filter: CustomerFilter, initial: { filter: CustomerFilter; page: CustomerPage }) {
  const search = searchOf(filter);
  return useInfiniteQuery({
    queryKey: ["customers", "list", search],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams(search);
      if (pageParam !== null) params.set("cursor", pageParam);
      return fetchJson<CustomerPage>(`/api/customers?${params}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: search === searchOf(initial.filter) ? { pages: [initial.page], pageParams: [null] } : undefined,
    initialDataUpdatedAt: FIRST_VIEW_AT,
    placeholderData: keepPreviousData,
  });
}

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
