"use client";

import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { FIRST_VIEW_AT } from "@/components/hooks/first-view";
import { fetchJson } from "@/lib/http/fetch-json";
import type { CustomerInput, CustomerPage, CustomerView } from "@/lib/customers/customer-schema";

export function useCustomers(q: string, initial: { q: string; page: CustomerPage }) {
  return useInfiniteQuery({
    queryKey: ["customers", "list", q],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams(q ? { q } : {});
      if (pageParam !== null) params.set("cursor", pageParam);
      return fetchJson<CustomerPage>(`/api/customers?${params}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: q === initial.q ? { pages: [initial.page], pageParams: [null] } : undefined,
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
    mutationFn: (input: CustomerInput) => fetchJson<{ id: number; name: string }>("/api/customers", { method: "POST", body: input }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["customers", "list"] }),
  });
}

export function useUpdateCustomer(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CustomerInput) => fetchJson<CustomerView>(`/api/customers/${id}`, { method: "PUT", body: input }),
    onSuccess: (customer) => {
      client.setQueryData(["customers", "one", id], customer);
      void client.invalidateQueries({ queryKey: ["customers", "list"] });
    },
  });
}
