import { Feed } from './feed.jsx';

/** Where the sockets are comes with the request, so the page is rendered for each. */
export default async function Page({ searchParams }) {
  const { sockets } = await searchParams;
  return <Feed url={sockets} />;
}
